locals {
  limit = 10
}

resource "aws_s3_bucket" "sample" {
  bucket = "fixed"
  size   = local.limit
}
