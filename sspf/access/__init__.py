"""Who may do what: roles, permissions, the actor, and the policy table."""
