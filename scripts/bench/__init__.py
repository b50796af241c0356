"""`make bench`: npuc beside what people would use instead, measured in turn on this machine."""
