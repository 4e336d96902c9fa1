"""The ledger: every submitted fact, one row each, never changed; corrections are new rows."""
