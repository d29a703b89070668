package com.acme.session;

import java.io.*;
import java.util.Base64;
import org.apache.commons.lang3.SerializationUtils;

public class SessionCodec implements Serializable {
  private transient Object extra;

  public Object decode(String cookie) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(cookie);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes));
    // ruleid: java-native-deserialization
    return in.readObject();
  }

  public Cart cart(byte[] bytes) {
    try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      // ruleid: java-native-deserialization
      Cart cart = (Cart) stream.readObject();
      return cart;
    } catch (IOException | ClassNotFoundException e) {
      return null;
    }
  }

  public Object quick(InputStream in) throws Exception {
    // ruleid: java-native-deserialization
    return new ObjectInputStream(in)
        .readObject();
  }

  public Object commons(byte[] bytes) {
    // ruleid: java-native-deserialization
    return SerializationUtils.deserialize(bytes);
  }

  public Object filtered(InputStream raw) throws Exception {
    ObjectInputStream in = new ObjectInputStream(raw);
    in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.acme.*;!*"));
    // ok: java-native-deserialization
    return in.readObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    // ok: java-native-deserialization
    extra = in.readObject();
  }

  public Object json(JsonReader reader) {
    // ok: java-native-deserialization
    return reader.readObject();
  }

  public Object copy(Cart cart) {
    // ok: java-native-deserialization
    return SerializationUtils.deserialize(SerializationUtils.serialize(cart));
  }

  static void readEntries(java.util.Map<Object, Object> target, ObjectInputStream stream) throws Exception {
    // ok: java-native-deserialization
    target.put(stream.readObject(), stream.readObject());
  }
}
