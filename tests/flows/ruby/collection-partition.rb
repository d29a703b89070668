# collection: a list is divided into those that fit and the others.
Upload = Struct.new(:kind, :name)

uploads = [
  Upload.new(:image, "logo.png"),
  Upload.new(:script, source()),
  Upload.new(:image, "photo.jpg")
]
images, others = uploads.partition { |upload| upload.kind == :image }
# no flow
sink(images.map(&:name).join(" "))
# flow
sink(others.map(&:name).join(" "))
