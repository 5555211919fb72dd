"""What is done with reports: begun, written, published, put right."""
