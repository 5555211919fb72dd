"""What can be done with a plan: write and fix versions, accept and report measures, follow up."""
