import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';

const client = new S3Client({});

export async function publish(bucket: string, key: string, body: Buffer) {
  // ruleid: public-bucket-acl
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ACL: 'public-read' }));
}

export class Storage {
  constructor(private readonly s3: any, private readonly gcs: any) {}

  async create(name: string) {
    // ruleid: public-bucket-acl
    await this.s3.createBucket({
      Bucket: name,
      ACL: 'public-read-write',
    }).promise();
    // ruleid: public-bucket-acl
    await this.gcs.bucket(name).file('index.html').makePublic();
  }

  async safe(bucket: string, key: string, body: Buffer, acl: string) {
    // ok: public-bucket-acl
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    // ok: public-bucket-acl
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ACL: 'private' }));
    // ok: public-bucket-acl
    await this.s3.putObject({ Bucket: bucket, ACL: acl }).promise();
  }
}
