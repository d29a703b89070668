// cross-file: a service asks a repository that is behind an interface of another file.
package main

func main() {
	service := NewService(&memoryRepository{prefix: "article-"})
	article, err := service.Read("7")
	if err != nil {
		panic(err)
	}
	// flow
	sink(article.Title)
	// no flow
	sink(article.Key)
}
