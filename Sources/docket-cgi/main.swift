import Logging
print("x")
