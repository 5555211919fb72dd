"""What can be done with mail: post it with the act it tells of, and send what is due."""
