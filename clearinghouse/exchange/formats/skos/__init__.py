"""Our vocabularies in SKOS (https://www.w3.org/TR/skos-reference/): what they hold (`schemes`), what is stated of it, and two ways to write that."""
