package com.acme.imports;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.StaxDriver;
import java.beans.XMLDecoder;
import java.io.*;

public class LayoutImport {
  public Object beans(InputStream in) {
    // ruleid: xml-object-deserialization
    try (XMLDecoder decoder = new XMLDecoder(in)) {
      return decoder.readObject();
    }
  }

  public Object stream(String xml) {
    XStream xstream = new XStream(new StaxDriver());
    xstream.alias("layout", Layout.class);
    // ruleid: xml-object-deserialization
    return xstream.fromXML(xml);
  }

  public Object buffered(File file) throws IOException {
    // ruleid: xml-object-deserialization
    XMLDecoder decoder = new XMLDecoder(
        new BufferedInputStream(new FileInputStream(file)));
    return decoder.readObject();
  }

  public Object allowed(String xml) {
    XStream xstream = new XStream();
    xstream.allowTypes(new Class[] {Layout.class});
    // ok: xml-object-deserialization
    return xstream.fromXML(xml);
  }

  public Object jaxb(javax.xml.bind.Unmarshaller unmarshaller, File file) throws Exception {
    // ok: xml-object-deserialization
    return unmarshaller.unmarshal(file);
  }

  public void write(OutputStream out, Layout layout) {
    // ok: xml-object-deserialization
    java.beans.XMLEncoder encoder = new java.beans.XMLEncoder(out);
    encoder.writeObject(layout);
  }
}
