from lxml import etree


class UserDirectory:
    def __init__(self, path):
        self.tree = etree.parse(path)

    def find(self, name):
        # ruleid: xpath-injection
        return self.tree.xpath("//user[@name='" + name + "']")

    def login(self, name, password):
        query = f"//user[@name='{name}' and password='{password}']"
        # ruleid: xpath-injection
        return self.tree.xpath(query)

    def compiled(self, group):
        # ruleid: xpath-injection
        return etree.XPath("//group[@id='%s']" % group)

    def safe(self, name, index):
        # ok: xpath-injection
        first = self.tree.xpath("//user[@name=$name]", name=name)
        # ok: xpath-injection
        second = self.tree.xpath("//user[1]")
        # ok: xpath-injection
        third = self.tree.find(f"user_{index}")
        # ok: xpath-injection
        fourth = self.tree.xpath("//user[%d]" % int(index))
        return first, second, third, fourth
