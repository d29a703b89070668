package catalog

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func ByOwner(ctx context.Context, items *mongo.Collection, owner string) (*mongo.Cursor, error) {
	// ruleid: unsafe-mongo-query
	return items.Find(ctx, bson.M{"$where": "this.owner == '" + owner + "'"})
}

func ByScript(ctx context.Context, items *mongo.Collection, script string) (*mongo.Cursor, error) {
	// ruleid: unsafe-mongo-query
	return items.Find(ctx, bson.D{{Key: "$where", Value: script}})
}

func ByJSON(name string) (filter bson.M, err error) {
	// ruleid: unsafe-mongo-query
	err = bson.UnmarshalExtJSON([]byte(fmt.Sprintf(`{"name": "%s"}`, name)), true, &filter)
	return filter, err
}

func ByName(ctx context.Context, items *mongo.Collection, name string) (*mongo.Cursor, error) {
	// ok: unsafe-mongo-query
	return items.Find(ctx, bson.M{"name": bson.M{"$eq": name}})
}

func Fixed(ctx context.Context, items *mongo.Collection) (*mongo.Cursor, error) {
	// ok: unsafe-mongo-query
	return items.Find(ctx, bson.M{"$where": "this.stock < this.reserved"})
}

func Decode(document []byte) (filter bson.M, err error) {
	// ok: unsafe-mongo-query
	err = bson.UnmarshalExtJSON(document, true, &filter)
	return filter, err
}
