"""What can be asked of reports: which are reached, drafts, editions, figures to freeze, and documents."""
