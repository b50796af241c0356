in full
