package proxy

import (
	"context"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"
)

func Preview(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("url")
	// ruleid: url-from-request
	resp, err := http.Get(target)
	if err != nil {
		http.Error(w, "fetch failed", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
}

func Check(c echo.Context) error {
	ctx := c.Request().Context()
	// ruleid: url-from-request
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+c.QueryParam("host")+"/health", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func Ping(w http.ResponseWriter, r *http.Request) {
	// ruleid: url-from-request
	conn, err := net.Dial("tcp", r.FormValue("address"))
	if err == nil {
		conn.Close()
	}
}

func Order(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	// ok: url-from-request
	resp, err := http.Get("https://orders.shop.example.org/v1/orders/" + id)
	if err == nil {
		resp.Body.Close()
	}
}

func Status(ctx context.Context, address string) (*http.Request, error) {
	// ok: url-from-request
	return http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
}

func Rates(w http.ResponseWriter, r *http.Request) {
	currency := r.FormValue("currency")
	// ok: url-from-request
	resp, err := http.Get("https://rates.example.org/latest")
	if err == nil {
		render(w, currency, resp)
	}
}

func Again(method string, address *url.URL) (*http.Request, error) {
	// ok: url-from-request
	return http.NewRequest(method, address.RequestURI(), nil)
}

func Relay(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("target")
	client := &http.Client{Timeout: time.Second}
	// ruleid: url-from-request
	answer, err := client.Get(target)
	use(answer, err)
}

func fetch(address string) (*http.Response, error) {
	// ruleid: url-from-request
	return http.Get(address)
}

func Mirror(w http.ResponseWriter, r *http.Request) {
	answer, err := fetch("http://" + r.FormValue("host") + "/status")
	use(answer, err)
}

type hook struct {
	Event    string `json:"event"`
	Callback string `json:"callback"`
}

func (h *hook) deliver(ctx context.Context) (*http.Request, error) {
	// ruleid: url-from-request
	return http.NewRequestWithContext(ctx, http.MethodPost, h.Callback, nil)
}

func Hooks(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	var h hook
	if err := json.Unmarshal(body, &h); err != nil {
		return
	}
	request, err := h.deliver(r.Context())
	use(request, err)
}

func Probe(w http.ResponseWriter, r *http.Request) {
	for _, address := range r.URL.Query()["address"] {
		go func(target string) {
			// ruleid: url-from-request
			conn, err := net.Dial("tcp", target)
			use(conn, err)
		}(address)
	}
}

func Region(w http.ResponseWriter, r *http.Request) {
	hosts := map[string]string{"eu": "https://eu.example.org", "us": "https://us.example.org"}
	// ok: url-from-request
	answer, err := http.Get(hosts[r.FormValue("region")])
	use(answer, err)
}

func Feed(w http.ResponseWriter, r *http.Request) {
	feed := r.FormValue("feed")
	if !isTrustedHost(feed) {
		http.Error(w, "bad feed", http.StatusBadRequest)
		return
	}
	// ok: url-from-request
	answer, err := http.Get(feed)
	use(answer, err)
}

func Ready(w http.ResponseWriter, r *http.Request) {
	h := hook{Event: r.FormValue("event"), Callback: "https://status.example.org/"}
	// ok: url-from-request
	answer, err := http.Get(h.Callback)
	address := r.FormValue("address")
	address = "status.example.org:443"
	// ok: url-from-request
	conn, err := net.Dial("tcp", address)
	use(answer, conn, err)
}
