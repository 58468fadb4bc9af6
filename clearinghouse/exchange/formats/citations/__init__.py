"""How a resource is cited: first what is cited (`works`), then each form that programs or papers ask for."""
