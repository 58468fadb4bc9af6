"""Invitations that wait for an answer when the demo opens."""
