import ArgumentParser
import Hummingbird
import HTTPTypes
print("x")
