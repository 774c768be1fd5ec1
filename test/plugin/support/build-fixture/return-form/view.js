console.log('return-form/view');
