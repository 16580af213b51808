"""One spider name per site file, and `news` for any other site: all are the same NewsSpider."""
