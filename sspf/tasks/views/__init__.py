"""Pages that gather what waits for whoever is signed in."""
