"""What groups and the public say over time: narratives told in many texts, by whom and when."""
