"""Commands of the Scrapy project that differ from Scrapy's own."""
