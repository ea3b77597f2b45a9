"""How does the park stand: measures of what is there, before anything is proposed?"""
