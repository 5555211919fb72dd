"""Pages for calling, answering, holding and noting a meeting."""
