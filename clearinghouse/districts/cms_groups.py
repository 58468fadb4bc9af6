"""The groups through which roles reach the CMS. Made by `prepare_site`, filled when a membership's roles change."""

CURATORS = "Curators"
ADMINISTRATORS = "Consortium administrators"
