"""SSPF: one case from anmälan to avslut, sealed at rest, opened by consent."""
