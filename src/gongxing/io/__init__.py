"""How do files come in and go out: GIS layers, registers, drawings, rule packs?"""
