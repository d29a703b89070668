import xml.etree.ElementTree as ET
from xml.dom import minidom
from xml.etree.ElementTree import parse
from xml.sax import parseString

import defusedxml.ElementTree as SafeET


class Feed:
    def load(self, text):
        # ruleid: stdlib-xml-parser
        return ET.fromstring(text)

    def load_file(self, path):
        # ruleid: stdlib-xml-parser
        return parse(path).getroot()

    def events(self, data, handler):
        # ruleid: stdlib-xml-parser
        parseString(data, handler)

    def dom(self, data):
        # ruleid: stdlib-xml-parser
        return minidom.parseString(data)


def safe(text):
    # ok: stdlib-xml-parser
    first = SafeET.fromstring(text)
    # ok: stdlib-xml-parser
    second = ET.fromstring("<feed/>")
    # ok: stdlib-xml-parser
    third = ET.Element("feed")
    # ok: stdlib-xml-parser
    fourth = ET.tostring(third)
    return first, second, fourth
