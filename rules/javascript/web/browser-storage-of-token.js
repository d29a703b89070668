export async function login(api, form) {
  const answer = await api.login(form);
  // ruleid: browser-storage-of-token
  localStorage.setItem('access_token', answer.token);
  // ruleid: browser-storage-of-token
  window.sessionStorage.setItem('jwt', answer.token);
}

export class Store {
  save(answer) {
    // ruleid: browser-storage-of-token
    localStorage.authToken = answer.token;
  }

  safe(answer) {
    // ok: browser-storage-of-token
    localStorage.setItem('theme', answer.theme);
    // ok: browser-storage-of-token
    localStorage.removeItem('access_token');
    // ok: browser-storage-of-token
    this.memory.setItem('access_token', answer.token);
  }
}
