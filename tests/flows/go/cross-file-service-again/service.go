// cross-file: the service of main.go.
package main

type Repository interface {
	Find(id string) (*Article, error)
}

type Service struct {
	repository Repository
}

func NewService(repository Repository) *Service {
	return &Service{repository: repository}
}

func (s *Service) Read(id string) (*Article, error) {
	article, err := s.repository.Find(id)
	if err != nil {
		return nil, err
	}
	article.Title = "Article: " + article.Title
	return article, nil
}
