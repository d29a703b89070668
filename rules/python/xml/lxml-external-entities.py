import xml.sax
from io import BytesIO

from defusedxml.ElementTree import fromstring as safe_fromstring
from lxml import etree


def parse(document):
    # ruleid: lxml-external-entities
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    return etree.fromstring(document, parser)


def parse_default(document):
    # ruleid: lxml-external-entities
    return etree.fromstring(document)


class Importer:
    def read(self, path):
        # ruleid: lxml-external-entities
        return etree.parse(path).getroot()

    def validated(self, path):
        # ruleid: lxml-external-entities
        return etree.parse(path, etree.XMLParser(load_dtd=True))

    def events(self, handler):
        reader = xml.sax.make_parser()
        # ruleid: lxml-external-entities
        reader.setFeature(xml.sax.handler.feature_external_ges, True)
        reader.setContentHandler(handler)


def safe(document):
    # ok: lxml-external-entities
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: lxml-external-entities
    first = etree.parse(BytesIO(document), parser)
    # ok: lxml-external-entities
    second = safe_fromstring(document)
    # ok: lxml-external-entities
    third = etree.fromstring("<root/>")
    return first, second, third
