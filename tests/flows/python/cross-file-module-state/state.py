message = ""
level = ""
