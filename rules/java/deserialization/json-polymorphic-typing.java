package com.acme.events;

import com.alibaba.fastjson.parser.ParserConfig;
import com.esotericsoftware.kryo.Kryo;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.*;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;

public class EventMapper {
  static class Envelope {
    // ruleid: json-polymorphic-typing
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@type")
    Object payload;

    // ok: json-polymorphic-typing
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    Event event;
  }

  ObjectMapper legacy() {
    ObjectMapper mapper = new ObjectMapper();
    // ruleid: json-polymorphic-typing
    mapper.enableDefaultTyping();
    return mapper;
  }

  ObjectMapper open() {
    ObjectMapper json = new ObjectMapper();
    // ruleid: json-polymorphic-typing
    json.activateDefaultTyping(
        LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
    // ruleid: json-polymorphic-typing
    ParserConfig.getGlobalInstance().setAutoTypeSupport(true);
    return json;
  }

  ObjectMapper closed() {
    ObjectMapper mapper = new ObjectMapper();
    PolymorphicTypeValidator types =
        // ok: json-polymorphic-typing
        BasicPolymorphicTypeValidator.builder().allowIfSubType("com.acme.events.").build();
    // ok: json-polymorphic-typing
    mapper.activateDefaultTyping(types, ObjectMapper.DefaultTyping.NON_FINAL);
    Kryo kryo = new Kryo();
    // ok: json-polymorphic-typing
    kryo.setRegistrationRequired(true);
    return mapper;
  }
}
