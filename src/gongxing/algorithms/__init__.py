"""Numbers, not parks: which general methods do the engines share?"""
