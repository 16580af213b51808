"""What a page states about itself in data: JSON-LD, meta tags, microdata, script state; each value with its source."""
