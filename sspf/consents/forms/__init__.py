"""The forms of custody and consent: what stands on the family's papers, typed over by the coordinator."""
