"""The library for other libraries: OAI-PMH 2.0 (http://www.openarchives.org/OAI/openarchivesprotocol.html).

`records.py` keeps who was told what and when, `provider.py` answers the six verbs, `formats/` writes the two formats,
`harvest/` asks other libraries in turn.
"""
