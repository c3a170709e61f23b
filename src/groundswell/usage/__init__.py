"""The provider's wing: what a model was used for, refusals and returns, accounts of one operator."""
