"""Which questions of the plan are decided by computation, one engine a question, none knowing another?"""
