package com.acme.imports;

import java.io.*;
import javax.xml.stream.*;

public class CatalogImport {
  public int count(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    // ruleid: xxe-stax-reader
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    return reader.next();
  }

  public XMLEventReader events(Reader in) throws XMLStreamException {
    XMLInputFactory inputs = XMLInputFactory.newFactory();
    inputs.setProperty(XMLInputFactory.IS_COALESCING, true);
    // ruleid: xxe-stax-reader
    return inputs
        .createXMLEventReader(in);
  }

  public XMLStreamReader text(String xml) {
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      // ruleid: xxe-stax-reader
      return factory.createXMLStreamReader(new StringReader(xml));
    } catch (XMLStreamException e) {
      return null;
    }
  }

  public XMLStreamReader hardened(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // ok: xxe-stax-reader
    return factory.createXMLStreamReader(in);
  }

  public XMLStreamReader hardenedByName(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty("javax.xml.stream.isSupportingExternalEntities", Boolean.FALSE);
    // ok: xxe-stax-reader
    return factory.createXMLStreamReader(in);
  }

  public XMLStreamReader other(ReaderFactory factory, InputStream in) {
    // ok: xxe-stax-reader
    return factory.createXMLStreamReader(in);
  }

  public XMLStreamReader resolver(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setXMLResolver((publicId, systemId, base, ns) -> new ByteArrayInputStream(new byte[0]));
    // ok: xxe-stax-reader
    return factory.createXMLStreamReader(in);
  }
}
