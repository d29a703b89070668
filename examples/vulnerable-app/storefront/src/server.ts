import { exec, execFile } from "node:child_process";
import { createHash } from "node:crypto";
import https from "node:https";
import path from "node:path";
import express, { type Request, type Response } from "express";
import jwt from "jsonwebtoken";
import { type Collection, MongoClient } from "mongodb";
import mysql from "mysql2/promise";

interface Customer {
  email: string;
  password: string;
  name: string;
}

const app = express();
app.use(express.json());

const client = new MongoClient(process.env.MONGO_URL ?? "mongodb://localhost:27017");
const customers: Collection<Customer> = client.db("shop").collection("customers");
const pool = mysql.createPool({ host: "db.internal", user: "shop", database: "shop" });
const uploads = "/srv/storefront/uploads";

// The warehouse has a certificate of its own making.
const warehouse = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

app.post("/login", async (req: Request, res: Response) => {
  const customer = await customers.findOne({ email: req.body.email, password: req.body.password });
  if (!customer) {
    res.status(401).end();
    return;
  }
  const token = jwt.sign({ email: customer.email }, "storefront-signing-key");
  res.cookie("token", token);
  res.json({ name: customer.name });
});

app.get("/products", async (req: Request, res: Response) => {
  const [rows] = await pool.query(`SELECT id, title, price FROM products WHERE title LIKE '%${req.query.q}%'`);
  res.json(rows);
});

app.get("/products/:id", async (req: Request, res: Response) => {
  // Right: the value is bound.
  const [rows] = await pool.execute("SELECT id, title, price FROM products WHERE id = ?", [req.params.id]);
  res.json(rows);
});

app.get("/hello", (req: Request, res: Response) => {
  res.send(`<h1>Welcome back, ${req.query.name}</h1>`);
});

app.get("/go", (req: Request, res: Response) => {
  res.redirect(String(req.query.to));
});

app.get("/uploads", (req: Request, res: Response) => {
  res.sendFile(path.join(uploads, String(req.query.file)));
});

app.post("/thumbnails", (req: Request, res: Response) => {
  exec(`convert ${uploads}/${req.body.file} -resize 200x200 ${uploads}/thumbs/`, (error) => {
    res.status(error ? 500 : 204).end();
  });
});

app.post("/thumbnails/logo", (_req: Request, res: Response) => {
  // Right: no shell, no value from outside.
  execFile("convert", [`${uploads}/logo.png`, "-resize", "200x200", `${uploads}/thumbs/logo.png`], (error) => {
    res.status(error ? 500 : 204).end();
  });
});

app.post("/preferences", (req: Request, res: Response) => {
  const preferences = eval(`(${req.body.preferences})`);
  res.json(preferences);
});

export function etag(body: string): string {
  return createHash("md5").update(body).digest("hex");
}

https.get("https://warehouse.internal/stock", { agent: warehouse }, (answer) => answer.resume());
app.listen(3000);
