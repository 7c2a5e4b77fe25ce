"""query filters"""
