"""From records to a dataset. ORDER is the one list of stages, for crawls and re-extraction alike."""
