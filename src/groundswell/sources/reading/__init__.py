"""What every source shares: opening bytes safely, splitting them into records, the contract."""
