"""The recipe: the steps by which `packaging/build.py` makes what people download. Run on the system it is made for."""
