const app = document.querySelector('#app');
if (app) app.textContent = 'Furrow 垄亩';
