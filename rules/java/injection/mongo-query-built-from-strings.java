package com.acme.store.mongo;

import com.mongodb.BasicDBObject;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.*;

public class ProfileStore {
  private static final String OWNER = "owner";
  private final MongoTemplate template;
  private final MongoCollection<Document> profiles;

  public Object find(String name) {
    // ruleid: mongo-query-built-from-strings
    Query query = new BasicQuery("{ name: '" + name + "' }");
    String script = "this.name == '" + name + "'";
    // ruleid: mongo-query-built-from-strings
    profiles.find(new BasicDBObject("$where", script));
    // ruleid: mongo-query-built-from-strings
    profiles.find(Document.parse(
        String.format("{\"name\": \"%s\"}", name)));
    return template.findOne(query, Profile.class);
  }

  public Object safe(String name, String json) {
    // ok: mongo-query-built-from-strings
    profiles.find(new BasicDBObject("name", name));
    // ok: mongo-query-built-from-strings
    profiles.find(new Document("$where", "this.age > " + "18"));
    // ok: mongo-query-built-from-strings
    profiles.find(Document.parse("{ " + OWNER + ": null }"));
    profiles.find(Filters.eq("name", name));
    // ok: mongo-query-built-from-strings
    return template.findOne(new Query(Criteria.where("name").is("x" + name)), Profile.class);
  }
}
